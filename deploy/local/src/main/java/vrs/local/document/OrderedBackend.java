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
    /** Opens the file, or begins an empty one. */
    public OrderedBackend(String file) {
        super(file);
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
