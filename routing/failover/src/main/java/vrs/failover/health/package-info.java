/** Is the upstream of this AZ to be passed over, and when may it be asked again? Imports the JDK only. */
package vrs.failover.health;
