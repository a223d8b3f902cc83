/** May this request in, now? Plain values in and out; the JDK only. */
package vrs.admission;
