package dev.millrace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final int VALUES = 2_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void writesAndReadsAsJacksonsMapperDoes() {
        for (int seed = 0; seed < VALUES; seed++) {
            Object value = new Values(new Random(seed)).next(4);
            String text = Json.write(value);

            assertThat(text).as("seed %s", seed).isEqualTo(MAPPER.writeValueAsString(value));
            assertThat(Json.read(text)).as("seed %s", seed).isEqualTo(MAPPER.readTree(text));
            assertThat(Json.write(Json.read(text))).as("seed %s", seed)
                    .isEqualTo(MAPPER.writeValueAsString(MAPPER.readTree(text)));
            assertThat(Json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .as("seed %s", seed)
                    .isEqualTo(Json.read(text));
        }
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        String digits = "[0.10,1E+3,12345678901234567890.123456789,123456789012345678901]";
        assertThat(Json.write(Json.read(digits))).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,\"a\":2}", "{} {}", "1 2", "{'a':1}",
            "nul", "\"open"})
    void refusesWhatIsNotOneValue(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesTreesThatAreTooDeep() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void writesOtherObjectsAsJacksonsMapperDoes() {
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("id", UUID.nameUUIDFromBytes(new byte[]{1}));
        others.put("record", new Pair("a", 1));
        others.put("enum", TimeUnit.DAYS);
        others.put("time", Instant.EPOCH);
        others.put("option", Optional.of("here"));
        others.put("nothing", null);
        others.put("endless", List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.5f, (short) 3));
        others.put("tree", MAPPER.createObjectNode().put("a", 1.5).putNull("b"));
        others.put("keys", Map.of(UUID.nameUUIDFromBytes(new byte[]{2}), 1));

        assertThat(Json.write(others)).isEqualTo(MAPPER.writeValueAsString(others));
    }

    private record Pair(String name, int number) {}

    /// Values of every kind, nested.
    private record Values(Random random) {
        Object next(int depth) {
            return switch (random.nextInt(depth > 0 ? 10 : 7)) {
                case 0 -> text();
                case 1 -> random.nextInt();
                case 2 -> random.nextLong();
                case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(20));
                case 4 -> new BigDecimal(BigInteger.valueOf(random.nextLong()),
                        random.nextInt(40));
                case 5 -> new BigInteger(200, random);
                case 6 -> random.nextBoolean();
                case 7 -> list(depth - 1);
                default -> map(depth - 1);
            };
        }

        private List<Object> list(int depth) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(next(depth));
            }
            return list;
        }

        private Map<String, Object> map(int depth) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                map.put(text(), next(depth));
            }
            return map;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.appendCodePoint("\"\\/\n\t\u0001aé€😀\u2028".codePoints()
                        .skip(random.nextInt(10))
                        .findFirst()
                        .orElseThrow());
            }
            return text.toString();
        }
    }
}
