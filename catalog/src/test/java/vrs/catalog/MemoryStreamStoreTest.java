package vrs.catalog;

class MemoryStreamStoreTest extends StreamStoreContract {
    @Override
    protected StreamStore open() {
        return new MemoryStreamStore();
    }
}
