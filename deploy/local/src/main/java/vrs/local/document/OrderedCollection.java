package vrs.local.document;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * A collection with two paths that the stand-in lacks and MongoDB has: one document by its ID when the query says more
 * than that, and documents in the order of {@code epoch} and {@code counter}. Without them it reads every document for each
 * write and for each look at the newest revision. The order lies in the file beside the documents: a process that starts
 * over 200,000 of them would read each for half a minute to make it anew. A crash may fall between the two writes, so an
 * order's entry is written before its document and counts only while the document says the same.
 */
final class OrderedCollection extends H2Collection {
    private static final String ID = "_id";
    private static final String EPOCH = "epoch";
    private static final String COUNTER = "counter";
    private static final int DIGITS = 19;

    /** By the text of epoch, counter and ID: where the document lies. */
    private final MVMap<String, Object> order;
    /** Who adds an index that keeps nothing. */
    private volatile Thread indexingNothing;

    OrderedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            MVMap<String, Object> order,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        this.order = order;
        if (order.isEmpty()) {
            streamAllDocumentsWithPosition().forEach(found -> place(found.getDocument())
                    .ifPresent(place -> order.put(place, found.getPosition())));
        }
    }

    /** An index that is not unique keeps nothing here, and is offered every document all the same: at each start. */
    @Override
    public void addIndex(Index<Object> index) {
        if (!(index instanceof EmptyIndex<Object>)) {
            super.addIndex(index);
            return;
        }
        indexingNothing = Thread.currentThread();
        try {
            super.addIndex(index);
        } finally {
            indexingNothing = null;
        }
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return Thread.currentThread().equals(indexingNothing) ? Stream.empty() : super.streamAllDocumentsWithPosition();
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        place(document).ifPresent(place -> order.put(place, document.get(ID)));
        return super.addDocumentInternal(document);
    }

    @Override
    protected void removeDocument(Object position) {
        Optional<String> place = place(getDocument(position));
        super.removeDocument(position);
        place.ifPresent(order::remove);
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        Optional<String> old = place(before);
        Optional<String> now = place(after);
        now.ifPresent(place -> order.put(place, position));
        super.handleUpdate(position, before, after);
        old.filter(place -> !place.equals(now.orElse(""))).ifPresent(order::remove);
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
        Cursor<String, Object> places =
                descending ? order.cursor(null, after(query), true) : order.cursor(after(query), null, false);
        return Optional.of(Stream.iterate(places, Cursor::hasNext, same -> same)
                .map(this::next)
                .flatMap(Optional::stream)
                .filter(document -> documentMatchesQuery(document, query)));
    }

    /** The document at the next place, unless it has left that place. */
    private Optional<Document> next(Cursor<String, Object> places) {
        String place = places.next();
        return Optional.ofNullable(getDocument(places.getValue()))
                .filter(document -> place(document).filter(place::equals).isPresent());
    }

    private static boolean startsWithRevision(Document orderBy) {
        List<String> keys = List.copyOf(orderBy.keySet());
        return keys.size() >= 2 && keys.get(0).equals(EPOCH) && keys.get(1).equals(COUNTER);
    }

    /** Below this nothing matches: "a later epoch, or the same and a later counter". The lowest text for any other query. */
    private static String after(Document query) {
        for (Document choice : conditions(query.get("$or")).toList()) {
            List<Document> both = conditions(choice.get("$and")).toList();
            if (both.size() == 2
                    && both.get(0).get(EPOCH) instanceof Number epoch
                    && both.get(1).get(COUNTER) instanceof Document later
                    && later.get("$gt") instanceof Number counter) {
                return place(epoch.longValue(), counter.longValue(), "");
            }
        }
        return "";
    }

    private static Stream<Document> conditions(Object list) {
        return list instanceof Collection<?> all
                ? all.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }

    private static boolean isDescending(Object direction) {
        return direction instanceof Number number && number.intValue() < 0;
    }

    private static Optional<String> place(Document document) {
        return document.get(EPOCH) instanceof Number epoch
                        && document.get(COUNTER) instanceof Number counter
                        && document.get(ID) instanceof String id
                ? Optional.of(place(epoch.longValue(), counter.longValue(), id))
                : Optional.empty();
    }

    /** Texts of this form are in the order of what they say; the ID parts documents that say the same. */
    private static String place(long epoch, long counter, String id) {
        return wide(epoch) + wide(counter) + id;
    }

    private static String wide(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
