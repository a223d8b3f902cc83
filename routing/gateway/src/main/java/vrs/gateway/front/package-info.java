/** The public and the internal port: reading requests, walking down the rungs, writing answers. */
package vrs.gateway.front;
