/** Questions come in over UDP and TCP, answers go out; both bounded. */
package vrs.dns.socket;
