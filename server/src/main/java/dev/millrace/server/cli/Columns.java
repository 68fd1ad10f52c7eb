package dev.millrace.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of text in columns as wide as their widest cell; numbers stand right.
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... titles) {
        rows.add(List.of(titles));
    }

    Columns row(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> Shown.plain(String.valueOf(cells[i])))
                .toList());
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
        boolean[] numbers = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            numbers[i] = rows.size() > 1
                    && rows.stream()
                            .skip(1)
                            .allMatch(row -> row.get(column).matches("[-+]?[0-9.,%]*"));
        }
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(i -> padded(row.get(i), widths[i], numbers[i]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - cell.length()));
        return right ? space + cell : cell + space;
    }
}
