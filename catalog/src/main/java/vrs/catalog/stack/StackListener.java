package vrs.catalog.stack;

import java.time.Duration;
import vrs.catalog.StreamLayer;
import vrs.catalog.feed.FollowListener;
import vrs.catalog.layer.LayerListener;

/** Hears what a {@link CatalogStack} does, to count it. Must not block. */
public interface StackListener {
    /** Hears nothing. */
    StackListener SILENT = new StackListener() {};

    /** Who hears what a layer does; asked once for {@code l2} and once for {@code l3}. */
    default LayerListener layer(String name) {
        return LayerListener.SILENT;
    }

    /** Who hears how the replica follows; asked once. */
    default FollowListener follow() {
        return FollowListener.SILENT;
    }

    /** A layer was asked: one load. */
    default void loaded(String layer, StreamLayer.Answer answer, Duration took) {}

    /** A store was looked into, for whatever reason. */
    default void read(String technology) {}

    /** An answer was given before the replica held it. */
    default void notRemembered() {}
}
