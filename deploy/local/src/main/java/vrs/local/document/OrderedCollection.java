package vrs.local.document;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection with two paths that the stand-in lacks and MongoDB has: one document by its ID when the query says more
 * than that, and documents in the order of {@code epoch} and {@code counter}. Without them it reads every document for each
 * write and for each look at the newest revision. The order is kept in memory and made anew when the collection is opened.
 */
final class OrderedCollection extends H2Collection {
    private static final String ID = "_id";
    private static final String EPOCH = "epoch";
    private static final String COUNTER = "counter";

    /** A place in the order; the ID parts documents that say the same. */
    private record Place(long epoch, long counter, String id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byEpoch = Long.compare(epoch, other.epoch);
            int byCounter = byEpoch == 0 ? Long.compare(counter, other.counter) : byEpoch;
            return byCounter == 0 ? id.compareTo(other.id) : byCounter;
        }
    }

    private final NavigableMap<Place, Object> order = new ConcurrentSkipListMap<>();

    OrderedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        streamAllDocumentsWithPosition()
                .forEach(found -> place(found.getDocument()).ifPresent(place -> order.put(place, found.getPosition())));
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object position = super.addDocumentInternal(document);
        place(document).ifPresent(place -> order.put(place, position));
        return position;
    }

    @Override
    protected void removeDocument(Object position) {
        place(getDocument(position)).ifPresent(order::remove);
        super.removeDocument(position);
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        place(before).ifPresent(order::remove);
        super.handleUpdate(position, before, after);
        place(after).ifPresent(place -> order.put(place, position));
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        Optional<Stream<Document>> candidates = id(query)
                .map(id -> Stream.ofNullable(getDocument(id)))
                .or(() -> inOrder(query, orderBy).map(found -> limit > 0 ? found.limit(skip + (long) limit) : found));
        return candidates.isPresent()
                ? matchDocumentsFromStream(candidates.get(), query, orderBy, skip, limit, batchSize, projection)
                : super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** The ID that the query names by equality, beside other conditions. */
    private static Optional<String> id(Document query) {
        if (query.get(ID) instanceof String id && query.size() > 1) {
            return Optional.of(id);
        }
        return conditions(query.get("$and"))
                .filter(condition -> condition.size() == 1)
                .map(condition -> condition.get(ID))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** What matches, in the order that is asked for; empty when the query is not one of revisions. */
    private Optional<Stream<Document>> inOrder(Document query, Document orderBy) {
        if (orderBy == null || !startsWithRevision(orderBy)) {
            return Optional.empty();
        }
        boolean descending = isDescending(orderBy.get(EPOCH));
        if (descending != isDescending(orderBy.get(COUNTER))) {
            return Optional.empty();
        }
        NavigableMap<Place, Object> part = order.tailMap(after(query), false);
        return Optional.of((descending ? part.descendingMap() : part)
                .values().stream()
                        .map(this::getDocument)
                        .filter(Objects::nonNull)
                        .filter(document -> documentMatchesQuery(document, query)));
    }

    private static boolean startsWithRevision(Document orderBy) {
        List<String> keys = List.copyOf(orderBy.keySet());
        return keys.size() >= 2 && keys.get(0).equals(EPOCH) && keys.get(1).equals(COUNTER);
    }

    /** Below this nothing matches: "a later epoch, or the same and a later counter". The lowest place for any other query. */
    private static Place after(Document query) {
        for (Document choice : conditions(query.get("$or")).toList()) {
            List<Document> both = conditions(choice.get("$and")).toList();
            if (both.size() == 2
                    && both.get(0).get(EPOCH) instanceof Number epoch
                    && both.get(1).get(COUNTER) instanceof Document later
                    && later.get("$gt") instanceof Number counter) {
                return new Place(epoch.longValue(), counter.longValue(), "");
            }
        }
        return new Place(Long.MIN_VALUE, Long.MIN_VALUE, "");
    }

    private static Stream<Document> conditions(Object list) {
        return list instanceof Collection<?> all
                ? all.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }

    private static boolean isDescending(Object direction) {
        return direction instanceof Number number && number.intValue() < 0;
    }

    private static Optional<Place> place(Document document) {
        return document.get(EPOCH) instanceof Number epoch && document.get(COUNTER) instanceof Number counter
                ? Optional.of(new Place(epoch.longValue(), counter.longValue(), String.valueOf(document.get(ID))))
                : Optional.empty();
    }
}
