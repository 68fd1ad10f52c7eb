package dev.millrace.lambda;

import dev.millrace.s3.S3Location;
import java.util.List;
import java.util.Optional;

/// News of objects of S3.
///
/// @param message id of the queue's message that brought it, empty where none did
/// @param objects the objects that were made
/// @param problem why nothing can be made of it
record Notice(Optional<String> message, List<S3Location> objects, Optional<String> problem) {
    Notice {
        objects = List.copyOf(objects);
    }

    static Notice of(List<S3Location> objects) {
        return new Notice(Optional.empty(), objects, Optional.empty());
    }
}
