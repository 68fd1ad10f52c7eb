package dev.millrace.tracker.ingest;

import dev.millrace.tracker.Hit;
import dev.millrace.tracker.classify.LineClassifier;
import dev.millrace.tracker.classify.RecordIdentity;
import dev.millrace.tracker.ingest.ImportListener.RejectedLine;
import dev.millrace.tracker.log.Chunk;
import dev.millrace.tracker.log.ChunkParser;
import dev.millrace.tracker.log.LogFormat;
import dev.millrace.tracker.log.LogLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parses and classifies chunks, one at a time. What it has learned of the lines makes the next
/// ones faster, so it is kept for the whole import.
final class ChunkWorker {
    private final LineClassifier classifier;
    private final long oldestSecond;

    ChunkWorker(LineClassifier classifier, long oldestSecond) {
        this.classifier = classifier;
        this.oldestSecond = oldestSecond;
    }

    ParsedChunk parse(Chunk chunk, LogFormat format, String source) {
        Lines lines = new Lines(chunk, source);
        new ChunkParser(format).parse(chunk, lines);
        return new ParsedChunk(lines.hits, lines.expired, lines.rejected);
    }

    private final class Lines implements ChunkParser.Sink {
        private final Chunk chunk;
        private final String source;
        private final List<Hit> hits;
        private final List<RejectedLine> rejected = new ArrayList<>();
        private long expired;

        private Lines(Chunk chunk, String source) {
            this.chunk = chunk;
            this.source = source;
            this.hits = new ArrayList<>(chunk.lines());
        }

        @Override
        public void accept(LogLine line) {
            if (line.epochSecond() < oldestSecond) {
                expired++;
                return;
            }
            try {
                hits.add(classifier.classify(line, RecordIdentity.of(line)));
            } catch (RuntimeException e) {
                reject(numberOf(line), "cannot be classified: " + e);
            }
        }

        private long numberOf(LogLine line) {
            int index = 0;
            while (chunk.end(index) < line.end()) {
                index++;
            }
            return chunk.firstLine() + index;
        }

        @Override
        public void reject(long lineNumber, String reason) {
            int index = (int) (lineNumber - chunk.firstLine());
            byte[] text = Arrays.copyOfRange(chunk.buffer(), chunk.start(index),
                    chunk.end(index));
            rejected.add(new RejectedLine(source, lineNumber, reason, text));
        }
    }
}
