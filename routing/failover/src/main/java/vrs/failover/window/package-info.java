/** How many were there lately? */
package vrs.failover.window;
