package io.shuke.catalog;

import io.shuke.catalog.Import.Outcome;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StoredImports {
    private static final String IMPORT = """
            select id, file_name, dry_run, state, rows_total, rows_done, products_total, created, updated, unchanged,
                   refused, started_at, ended_at
            from catalog.goods_import
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** An import that somebody took on, and how far it had come. */
    record Taken(UUID id, UUID startedBy, boolean dryRun, int productsDone, int attempts) {}

    StoredImports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, UUID actor, String fileName, boolean dryRun, ImportFile file, byte[] content, Instant now) {
        jdbc.sql("""
                insert into catalog.goods_import
                    (id, started_by, file_name, dry_run, state, rows_total, products_total, started_at)
                values (:id, :actor, :file_name, :dry_run, 'RUNNING', :rows, :products, :now)
                """)
                .param("id", id)
                .param("actor", actor)
                .param("file_name", fileName)
                .param("dry_run", dryRun)
                .param("rows", file.rows())
                .param("products", file.products().size())
                .param("now", Times.sql(now))
                .update();
        jdbc.sql("insert into catalog.goods_import_file (import_id, content) values (:id, :content)")
                .param("id", id)
                .param("content", content)
                .update();
    }

    Optional<Import> find(UUID id) {
        return jdbc.sql(IMPORT + " where id = :id")
                .param("id", id)
                .query((row, number) -> shown(row))
                .optional();
    }

    List<Import> list(@Nullable UUID after, int atMost) {
        return jdbc.sql(IMPORT + " where cast(:after as uuid) is null or id < :after order by id desc limit :at_most")
                .param("after", after)
                .param("at_most", atMost)
                .query((row, number) -> shown(row))
                .list();
    }

    List<ImportedRow> rows(UUID id, @Nullable Outcome outcome, long afterRow, long afterPosition, int atMost) {
        return jdbc.sql("""
                select row, position, handle, outcome, field, message_key, arguments
                from catalog.goods_import_row
                where import_id = :id and (row, position) > (:row, :position)
                """ + (outcome == null ? "" : " and outcome = '" + outcome.name() + "'") + """
                 order by row, position limit :at_most
                """)
                .param("id", id)
                .param("row", afterRow)
                .param("position", afterPosition)
                .param("at_most", atMost)
                .query((row, number) -> row(row))
                .list();
    }

    /** Takes on an import that nobody works on: a new one, or one whose holder has been silent since {@code silent}. */
    Optional<Taken> take(UUID holder, Instant now, Instant silent) {
        return jdbc.sql("""
                update catalog.goods_import set holder = :holder, heard_of_at = :now, attempts = attempts + 1
                where id = (select id from catalog.goods_import
                            where state = 'RUNNING' and (heard_of_at is null or heard_of_at < :silent)
                            order by id limit 1 for update skip locked)
                returning id, started_by, dry_run, products_done, attempts
                """)
                .param("holder", holder)
                .param("now", Times.sql(now))
                .param("silent", Times.sql(silent))
                .query(Taken.class)
                .optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from catalog.goods_import_file where import_id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** Writes a batch's outcome; false where somebody else holds the import by now, and the batch must be undone. */
    boolean advance(UUID id, UUID holder, int products, int rows, List<ImportedRow> outcomes, Instant now) {
        var counted = new int[Outcome.values().length];
        outcomes.stream()
                .filter(row -> row.position() == 0)
                .forEach(row -> counted[row.outcome().ordinal()]++);
        var held = jdbc.sql("""
                        update catalog.goods_import
                        set products_done = products_done + :products, rows_done = rows_done + :rows,
                            created = created + :created, updated = updated + :updated,
                            unchanged = unchanged + :unchanged, refused = refused + :refused, heard_of_at = :now
                        where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                        .param("id", id)
                        .param("holder", holder)
                        .param("products", products)
                        .param("rows", rows)
                        .param("created", counted[Outcome.CREATED.ordinal()])
                        .param("updated", counted[Outcome.UPDATED.ordinal()])
                        .param("unchanged", counted[Outcome.UNCHANGED.ordinal()])
                        .param("refused", counted[Outcome.REFUSED.ordinal()])
                        .param("now", Times.sql(now))
                        .update()
                == 1;
        if (held) {
            insertRows(id, outcomes);
        }
        return held;
    }

    void end(UUID id, UUID holder, Import.State state, Instant now) {
        jdbc.sql("""
                with ended as (
                    update catalog.goods_import set state = :state, ended_at = :now
                    where id = :id and holder = :holder and state = 'RUNNING' returning id)
                delete from catalog.goods_import_file where import_id in (select id from ended)
                """)
                .param("id", id)
                .param("holder", holder)
                .param("state", state.name())
                .param("now", Times.sql(now))
                .update();
    }

    private void insertRows(UUID id, List<ImportedRow> rows) {
        jdbc.sql("""
                insert into catalog.goods_import_row
                    (import_id, row, position, handle, outcome, field, message_key, arguments)
                select :id, row, position, handle, outcome, field, message_key, arguments
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (row int, position int, handle text, outcome text,
                    field text, message_key text, arguments text[])
                """)
                .param("id", id)
                .param(
                        "rows",
                        json.writeValueAsString(
                                rows.stream().map(StoredImports::json).toList()))
                .update();
    }

    private static Map<String, @Nullable Object> json(ImportedRow row) {
        var values = new java.util.LinkedHashMap<String, @Nullable Object>();
        values.put("row", row.row());
        values.put("position", row.position());
        values.put("handle", row.handle());
        values.put("outcome", row.outcome().name());
        values.put("field", row.field());
        values.put("message_key", row.messageKey());
        values.put("arguments", row.arguments());
        return values;
    }

    private static Import shown(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getBoolean("dry_run"),
                Import.State.valueOf(row.getString("state")),
                row.getInt("rows_total"),
                row.getInt("rows_done"),
                row.getInt("products_total"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                Times.instant(row, "started_at"),
                Times.instantOrNull(row, "ended_at"));
    }

    private static ImportedRow row(ResultSet row) throws SQLException {
        var arguments = row.getArray("arguments");
        return new ImportedRow(
                row.getInt("row"),
                row.getInt("position"),
                row.getString("handle"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("field"),
                row.getString("message_key"),
                arguments == null ? List.of() : List.of((String[]) arguments.getArray()));
    }
}
