/** Brings the stores of one AZ to what is committed, and keeps them there. */
package vrs.publisher.stores;
