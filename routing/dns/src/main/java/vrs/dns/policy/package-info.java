/** Where an entry name leads. Pure decisions: values in, values out. */
package vrs.dns.policy;
