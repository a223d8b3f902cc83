package vrs.dash.answer;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import vrs.control.ControlState;
import vrs.dash.upstream.Address;

/**
 * Which CDN does a play begin with? While the operators set no weight, the preferred one of the topology. Else each comes
 * first as often as its weight says, always the same for one video and viewer; one of weight 0 is left out, unless all
 * are. Immutable.
 */
record CdnChoice(ControlState control, String vid, String subjectHash) {
    /** The addresses of one rendition, the first one to be tried first. */
    List<Address> order(List<Address> addresses) {
        if (control.set().keySet().stream().noneMatch(key -> key.startsWith("cdn."))) {
            return addresses;
        }
        Map<String, Integer> weights = addresses.stream()
                .collect(Collectors.toMap(Address::cdn, it -> control.cdnWeight(it.cdn()), (one, _) -> one));
        boolean isNone = weights.values().stream().allMatch(weight -> weight == 0);
        return isNone
                ? addresses
                : addresses.stream()
                        .filter(it -> weights.get(it.cdn()) > 0)
                        .sorted(Comparator.comparingDouble(it -> wait(it.cdn(), weights.get(it.cdn()))))
                        .toList();
    }

    /**
     * A subtitle, which has one address only: at the CDN that pictures begin with, since an address is signed for a path
     * whatever the CDN.
     *
     * @param addresses of a rendition beside it, in the order in which they came
     */
    String subtitle(String url, List<Address> addresses) {
        String origin = origin(url);
        boolean isOfACdn = addresses.stream().anyMatch(it -> origin(it.base()).equals(origin));
        return isOfACdn ? origin(order(addresses).getFirst().base()) + url.substring(origin.length()) : url;
    }

    /** As if each CDN came after a while of its own: the shortest wait is first as often as its weight says. */
    private double wait(String cdn, int weight) {
        long seed = ((long) vid.hashCode() << Integer.SIZE) ^ (cdn + ' ' + subjectHash).hashCode();
        return -Math.log(1 - new SplittableRandom(seed).nextDouble()) / weight;
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
