/** The publisher of one AZ as a process: its door, the others as it calls them, its turn as leader, its deny list. */
package vrs.publisher.member;
