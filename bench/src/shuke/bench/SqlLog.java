package shuke.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the statements of one flow out of PostgreSQL's log and writes them as a pgbench script: the same SQL, in the
 * same transactions, with each parameter's value as it was, except that ids and codes that were new in the flow are
 * made anew in each round, and the flow's subjects (buyer, SKUs …) vary as the load varies them.
 */
final class SqlLog {
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)] (\\w+): {2}(.*)$");
    private static final Pattern EXECUTE =
            Pattern.compile("^duration: [\\d.]+ ms {2}(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']++|'')*+'|NULL)(?:, |$)");
    private static final Pattern UUID_VALUE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{12,19}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{8,64}");

    private final Map<String, String> subjects;
    private final Map<String, String> made = new LinkedHashMap<>();
    private final Set<String> numbers = new HashSet<>();

    /** One executed statement with the values of its parameters as SQL literals. */
    record Statement(long backend, String sql, Map<Integer, String> parameters) {}

    /** @param subjects text that stands for something that varies, and the SQL expression (of type text) that varies it */
    SqlLog(Map<String, String> subjects) {
        this.subjects = new LinkedHashMap<>(subjects);
    }

    /**
     * Learns what is new in each round: values of the first flow that differ in the second one, which had the same
     * subjects. Times, hashes and whole documents stay as they were, but for the ids and codes in them.
     */
    void compare(List<Statement> first, List<Statement> second) {
        if (first.size() != second.size()) {
            throw new IllegalStateException("two equal flows sent " + first.size() + " and " + second.size()
                    + " statements:\n" + sqlOf(first) + "\n---\n" + sqlOf(second));
        }
        for (int i = 0; i < first.size(); i++) {
            for (var parameter : first.get(i).parameters().entrySet()) {
                learn(parameter.getValue(), String.valueOf(second.get(i).parameters().get(parameter.getKey())));
            }
        }
    }

    private static String sqlOf(List<Statement> statements) {
        return statements.stream().map(Statement::sql).collect(Collectors.joining("\n"));
    }

    private void learn(String one, String other) {
        if (one.equals(other) || one.equals("NULL")) {
            return;
        }
        var value = plain(one);
        if (isArray(value)) {
            var ones = elements(value);
            var others = elements(plain(other));
            for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
                learn("'" + ones.get(i) + "'", "'" + others.get(i) + "'");
            }
            return;
        }
        var ids = UUID_VALUE.matcher(value);
        while (ids.find()) {
            if (!other.contains(ids.group())) {
                makeId(ids.group());
            }
        }
        if (TIME.matcher(value).matches() || subjects.containsKey(value) || made.containsKey(value)) {
            return;
        }
        if (NUMBER.matcher(value).matches() && value.length() > 16 || value.startsWith("-")) {
            made.put(value, "((:round)::bigint + " + made.size() + ")::text");
            numbers.add(value);
        } else if (CODE.matcher(value).matches() && !UUID_VALUE.matcher(value).matches()) {
            made.put(value, "substr(repeat(md5(:round::text || 'c" + made.size() + "'), 4), 1, " + value.length() + ")");
        }
    }

    private void makeId(String id) {
        if (!subjects.containsKey(id) && !made.containsKey(id)) {
            made.put(id, "md5(:round::text || 'n" + made.size() + "')::uuid::text");
        }
    }

    private static String plain(String literal) {
        return literal.equals("NULL") ? "" : literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    static List<Statement> read(List<String> lines) {
        var entries = new ArrayList<String[]>();
        for (var line : lines) {
            var start = ENTRY.matcher(line);
            if (start.matches()) {
                entries.add(new String[] {start.group(1), start.group(2), start.group(3)});
            } else if (!entries.isEmpty()) {
                entries.getLast()[2] += "\n" + line.stripLeading();
            }
        }
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < entries.size(); i++) {
            var execute = EXECUTE.matcher(entries.get(i)[2]);
            if (!entries.get(i)[1].equals("LOG") || !execute.matches()) {
                continue;
            }
            var parameters = i + 1 < entries.size() && entries.get(i + 1)[1].equals("DETAIL")
                    ? parameters(entries.get(i + 1)[2])
                    : Map.<Integer, String>of();
            if (execute.group(1).isBlank()) {
                continue;
            }
            statements.add(new Statement(Long.parseLong(entries.get(i)[0]), execute.group(1), parameters));
        }
        return statements;
    }

    private static Map<Integer, String> parameters(String detail) {
        var values = new LinkedHashMap<Integer, String>();
        var matcher = PARAMETER.matcher(detail.replaceFirst("^[Pp]arameters: ", ""));
        while (matcher.find()) {
            values.put(Integer.parseInt(matcher.group(1)), matcher.group(2));
        }
        return values;
    }

    /** The script's lines for these statements; each statement ends with a semicolon of its own. */
    String script(List<Statement> statements) {
        return statements.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Statement statement) {
        var sql = statement.sql().replaceAll("(?m)--.*$", " ").replace('\n', ' ').strip();
        var text = new StringBuilder();
        var place = Pattern.compile("\\$(\\d+)|'(?:[^']++|'')*+'").matcher(sql);
        while (place.find()) {
            var replacement = place.group(1) == null
                    ? place.group()
                    : expression(statement.parameters().get(Integer.parseInt(place.group(1))));
            place.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        place.appendTail(text);
        return text + ";\n";
    }

    private String expression(String literal) {
        if (literal == null || literal.equals("NULL")) {
            return "NULL";
        }
        var value = plain(literal);
        if (numbers.contains(value)) {
            return "(" + varied(value) + ")::bigint";
        }
        if (UUID_VALUE.matcher(value).matches()) {
            return "(" + varied(value) + ")::uuid";
        }
        if (isArray(value)) {
            return array(value);
        }
        return text(value);
    }

    /** An array parameter: of ids, of numbers, or of texts. */
    private String array(String value) {
        var elements = elements(value);
        if (elements.stream().allMatch(element -> UUID_VALUE.matcher(element).matches())) {
            return elements.stream()
                    .map(element -> "(" + varied(element) + ")::uuid")
                    .collect(Collectors.joining(",", "array[", "]"));
        }
        return text(value);
    }

    /** One with elements; a JSON document begins as one too, and has its names in quotes. */
    private static boolean isArray(String value) {
        return value.startsWith("{") && value.endsWith("}") && !value.startsWith("{\"") && value.length() > 2;
    }

    private static List<String> elements(String array) {
        return List.of(array.substring(1, array.length() - 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    private String text(String value) {
        var parts = new ArrayList<String>();
        int from = 0;
        var known = known(value);
        while (known.find()) {
            if (known.start() > from) {
                parts.add(quoted(value.substring(from, known.start())));
            }
            parts.add(varied(known.group()));
            from = known.end();
        }
        if (from == 0) {
            return value.matches("(?s).*:[A-Za-z_].*") ? "(" + quoted(value) + ")" : quoted(value);
        }
        if (from < value.length()) {
            parts.add(quoted(value.substring(from)));
        }
        return "(" + String.join(" || ", parts) + ")";
    }

    private Matcher known(String value) {
        var words = new ArrayList<>(subjects.keySet());
        words.addAll(made.keySet());
        words.sort((left, right) -> right.length() - left.length());
        return Pattern.compile(words.stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(value);
    }

    private String varied(String value) {
        var subject = subjects.get(value);
        return subject != null ? subject : made.getOrDefault(value, quoted(value));
    }

    /** A literal; pgbench takes a colon before a letter for a variable, even between quotes, so they are kept apart. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "''").replaceAll(":(?=[A-Za-z_])", ":' || '") + "'";
    }
}
