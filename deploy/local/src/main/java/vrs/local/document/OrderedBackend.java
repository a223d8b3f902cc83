package vrs.local.document;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Documents in one file, whose collections know the order of revisions. */
public final class OrderedBackend extends H2Backend {
    /** A page is read and decoded whole for one document of it: one or two of the usual size, and not eight. */
    private static final int PAGE_BYTES = 8 << 10;

    private static final int CACHE_MIB = 64;
    /** In percent. With the usual 90 the housekeeping decodes and writes old documents for as long as new ones come. */
    private static final int COMPACT_BELOW = 30;

    /**
     * Opens the file, or begins an empty one.
     *
     * @throws org.h2.mvstore.MVStoreException when the file is damaged, or open elsewhere
     */
    public OrderedBackend(String file) {
        super(new MVStore.Builder()
                .fileName(file)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MIB)
                .autoCompactFillRate(COMPACT_BELOW)
                .open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new OrderedDatabase(name, getMvStore(), getCursorRegistry());
    }

    private static final class OrderedDatabase extends H2Database {
        private final MVStore file;
        private final CursorRegistry cursors;

        OrderedDatabase(String name, MVStore file, CursorRegistry cursors) {
            // Before all else: what is there is opened at once.
            this.file = file;
            this.cursors = cursors;
            super(name, file, cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
            String namespace = getFullCollectionNamespace(collection);
            MVMap<Object, Document> documents = file.openMap(
                    "databases." + namespace, new MVMap.Builder<Object, Document>().valueType(new BsonType()));
            MVMap<String, Object> meta = file.openMap("meta." + namespace);
            MVMap<String, Object> order = file.openMap("order." + namespace);
            return new OrderedCollection(this, collection, options, documents, meta, order, cursors);
        }
    }
}
