package vrs.local.document;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the document store, in the form in which the driver sends them. */
class OrderedCollectionTest {
    private static final Document ALL = new Document();
    private static final Document UP =
            new Document("epoch", 1).append("counter", 1).append("_id", 1);
    private static final Document DOWN = new Document("epoch", -1).append("counter", -1);

    @TempDir
    Path folder;

    private OrderedBackend backend;
    private OrderedCollection videos;

    @BeforeEach
    void open() {
        backend = new OrderedBackend(folder.resolve("documents.mv").toString());
        MongoDatabase database = backend.openOrCreateDatabase("vrs");
        MongoCollection<?> there = database.resolveCollection("streams", false);
        videos = (OrderedCollection) (there == null ? database.createCollectionOrThrowIfExists("streams") : there);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void documents_comeInTheOrderOfTheirRevisions_asManyAsAreWanted() {
        add("c", 2, 1);
        add("a", 1, 2);
        add("b", 1, 10);

        assertThat(ids(ALL, UP, 0)).containsExactly("a", "b", "c");
        assertThat(ids(ALL, UP, 2)).containsExactly("a", "b");
        assertThat(ids(ALL, DOWN, 1)).containsExactly("c");
    }

    @Test
    void changesAfterARevision_areThoseOfLaterEpochs_andLaterOnesOfTheSame() {
        add("c", 2, 1);
        add("a", 1, 2);
        add("b", 1, 10);

        assertThat(ids(after(1, 2), UP, 10)).containsExactly("b", "c");
        assertThat(ids(after(2, 1), UP, 10)).isEmpty();
    }

    @Test
    void replacedDocument_standsWhereItsNewRevisionIs() {
        add("a", 1, 1);
        add("b", 1, 2);

        videos.handleUpdate("a", document("a", 1, 1), document("a", 1, 3));

        assertThat(ids(ALL, UP, 0)).containsExactly("b", "a");
    }

    @Test
    void order_isThereAgain_whenTheFileIsOpenedAgain() {
        add("b", 1, 2);
        add("a", 1, 1);
        close();
        open();

        assertThat(ids(ALL, UP, 0)).containsExactly("a", "b");
    }

    @Test
    void oneDocument_isFoundByItsId_onlyIfTheRestHolds() {
        add("a", 1, 5);
        Document id = new Document("_id", "a");

        assertThat(ids(new Document("$and", List.of(id, earlierThan(6))), null, 0))
                .containsExactly("a");
        assertThat(ids(new Document("$and", List.of(id, earlierThan(5))), null, 0))
                .isEmpty();
    }

    private static Document earlierThan(long counter) {
        return new Document("counter", new Document("$lt", counter));
    }

    private static Document after(long epoch, long counter) {
        return new Document(
                "$or",
                List.of(
                        new Document("epoch", new Document("$gt", epoch)),
                        new Document(
                                "$and",
                                List.of(
                                        new Document("epoch", epoch),
                                        new Document("counter", new Document("$gt", counter))))));
    }

    private void add(String id, long epoch, long counter) {
        videos.addDocument(document(id, epoch, counter));
    }

    private static Document document(String id, long epoch, long counter) {
        return new Document("_id", id).append("epoch", epoch).append("counter", counter);
    }

    private List<Object> ids(Document query, Document orderBy, int limit) {
        QueryResult found = videos.queryDocuments(query, orderBy, 0, limit, 1_000, null);
        List<Object> ids = new ArrayList<>();
        found.collectDocuments().forEach(document -> ids.add(document.get("_id")));
        return ids;
    }
}
