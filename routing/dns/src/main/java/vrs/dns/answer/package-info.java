/** What is answered to a DNS question. Bytes in, bytes out; no sockets, no clock. */
package vrs.dns.answer;
