package vrs.catalog.stack;

import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.layer.Layer;
import vrs.catalog.layer.LayerConfig;

/** Makes the layers of a stack, which share what was served and the replica that remembers it. */
record LayerMaker(
        StackConfig config, StackRuntime runtime, DiskStreamStore replica, Patience patience, ServedRevisions served) {
    Tended make(String name, StreamStore hot, StreamStore cold, LayerConfig layerConfig, boolean isLast) {
        StackListener listener = runtime.listener();
        StoreStates states = new StoreStates(listener.layer(name));
        if (!config.cold()) {
            return new Tended(new MeasuredLayer(name, StreamLayer.of(hot), runtime), () -> {}, states);
        }
        Layer layer = new Layer(
                hot, cold, served, layerConfig, runtime.nanoTicker(), runtime.jitter(), runtime.loads(), states);
        StreamLayer remembered =
                new RememberedLayer(layer, isLast, replica, patience, served, config.rememberMax(), listener);
        return new Tended(new MeasuredLayer(name, remembered, runtime), layer::tend, states);
    }
}
