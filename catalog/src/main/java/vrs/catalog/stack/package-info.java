/** The layers put together over the stores of an AZ, as one instance reads them. */
package vrs.catalog.stack;
