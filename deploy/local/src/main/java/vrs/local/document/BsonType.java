package vrs.local.document;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Documents as the file keeps them: BSON. The stand-in writes them as Java objects, which takes some 100 us to read, and a
 * page of several is read for each. Safe for use by many threads.
 */
final class BsonType extends BasicDataType<Document> {
    /** What the objects of a document take beside its bytes, roughly. */
    private static final int MEMORY_FACTOR = 4;

    private static final int DOCUMENT_BYTES_USUAL = 2_048;

    @Override
    public int getMemory(Document document) {
        return MEMORY_FACTOR * DOCUMENT_BYTES_USUAL;
    }

    @Override
    public void write(WriteBuffer to, Document document) {
        ByteBuf bytes = Unpooled.buffer(DOCUMENT_BYTES_USUAL);
        BsonEncoder.encodeDocument(document, bytes);
        to.putVarInt(bytes.readableBytes());
        to.put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer from) {
        int length = DataUtils.readVarInt(from);
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(part));
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
