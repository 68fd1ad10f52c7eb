package dev.millrace.lambda;

import dev.millrace.lambda.LogsWork.Objects;
import dev.millrace.s3.GetObject;
import dev.millrace.s3.S3Location;
import java.io.IOException;
import java.io.InputStream;

/// Makes every read of an object a part of the trace that the function's call is in.
record TracedReads(GetObject objects, Trace trace) implements Objects {
    @Override
    public InputStream open(S3Location location) throws IOException {
        long start = System.currentTimeMillis();
        boolean failed = true;
        try {
            InputStream object = objects.open(location);
            failed = false;
            return object;
        } finally {
            trace.tell(new TraceDaemon.Call("S3", "GetObject", location.bucket(), start,
                    System.currentTimeMillis(), failed));
        }
    }
}
