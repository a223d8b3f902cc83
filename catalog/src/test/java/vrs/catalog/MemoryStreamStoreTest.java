package vrs.catalog;

class MemoryStreamStoreTest extends StreamStoreContract {
    @Override
    StreamStore open() {
        return new MemoryStreamStore();
    }
}
