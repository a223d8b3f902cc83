/** What the other AZs can still take, and which of them a request is handed to. Decisions apart from the asking. */
package vrs.gateway.neighbour;
