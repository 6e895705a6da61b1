import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;

/** Asks a PostgreSQL: {@code java -cp 'server/target/app/lib/*' tools/Ask.java URL USER PASSWORD SQL…}; rows come as JSON. */
class Ask {
    public static void main(String[] wanted) throws Exception {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection(wanted[0], wanted[1], wanted[2]);
                var statement = connection.createStatement()) {
            for (int i = 3; i < wanted.length; i++) {
                try (var rows = statement.executeQuery(
                        "select coalesce(jsonb_agg(r), '[]')::text from (" + wanted[i] + ") r")) {
                    rows.next();
                    out.println(rows.getString(1));
                }
            }
        }
        out.flush();
    }
}
