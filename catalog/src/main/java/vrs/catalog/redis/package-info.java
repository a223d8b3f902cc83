/** The catalogue in a Redis: hot, near, shared by the instances of an AZ. */
package vrs.catalog.redis;
