package vrs.catalog.disk;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import vrs.catalog.FailureReason;

/** Says in our words what is wrong with the file. */
final class DiskFailures {
    private DiskFailures() {}

    static FailureReason reason(Throwable thrown) {
        return thrown instanceof MVStoreException e && isDamage(e) ? FailureReason.CORRUPT : FailureReason.STORE_ERROR;
    }

    static boolean isInUse(MVStoreException thrown) {
        return thrown.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    private static boolean isDamage(MVStoreException thrown) {
        return switch (thrown.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_BLOCK_NOT_FOUND,
                    DataUtils.ERROR_SERIALIZATION,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT -> true;
            default -> false;
        };
    }
}
