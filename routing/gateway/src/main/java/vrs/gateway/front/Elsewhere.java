package vrs.gateway.front;

import vrs.gateway.neighbour.HomeShare;
import vrs.gateway.neighbour.Neighbours;
import vrs.gateway.neighbour.OwnLoad;
import vrs.gateway.retry.RetryDomain;

/**
 * What a gateway knows of the other AZs, and they of it.
 *
 * @param share whether a request stays in this AZ
 * @param retry whether a client is asked to repeat its request there
 * @param ownLoad what the neighbours are told
 */
public record Elsewhere(Neighbours neighbours, HomeShare share, RetryDomain retry, OwnLoad ownLoad) {}
