package dev.millrace.s3;

/// Where an object is, or where many begin.
///
/// @param key of an object, or the beginning of the keys of many, `""` for all of a bucket
public record S3Location(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public S3Location {
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("an object of S3 is in a bucket: s3://bucket/key");
        }
    }

    /// Whether a text means objects of S3.
    public static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    /// Of `s3://bucket/key`, whose key is taken as it stands.
    ///
    /// @throws IllegalArgumentException where it is none
    public static S3Location parse(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not of the form s3://bucket/key: " + text);
        }
        String path = text.substring(SCHEME.length());
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Location(path, "")
                : new S3Location(path.substring(0, slash), path.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
