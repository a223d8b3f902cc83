/** What services that read the catalogue share: where its stores stand, and what is counted. */
package vrs.reader;
