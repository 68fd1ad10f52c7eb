package dev.millrace.tracker.hits;

/// The attributes of the batch [HitBatchesTest#golden()] as version 1 packed them.
final class GoldenBatch {
    static final String TIMES = "28b52ffd2415a900009f1a63508f81d84546000001000d0e1ae5fff7b1ff57db5ad6";
    static final String IDS = "0123456789abffffffffffff000000000000";
    static final String HITS = "28b52ffd640d001d0600128a252990a76dff7fe97c7d9b91edac17d804c76ce8244221"
            + "314964b70305e3ca212160be888dbb2a313092520be65592dab33d7a5192ce6cf81aa8"
            + "cd960a17b5b9cb88e50546f66119a805068b40594cfac4235d938a6fd13b70da2d8004"
            + "30da895f6f7ac7c5b7f86bbaa9f2f8878312d44c0eb6829e1dfed06e07fd9f71a8c16b"
            + "2c001098caabc05e6c70487035297fb87c1abc4a5219021100e882c3004676c8322100"
            + "354ecc5c5d2518ca3817cbb61a87a9726ce92a6a5d40369cef3ad70a568c8d8b7abd";

    private GoldenBatch() {}
}
