package io.shuke.demo;

import io.shuke.identity.Phone;
import io.shuke.identity.SmsGateway;
import io.shuke.identity.SmsMessage;
import io.shuke.messaging.OutsideGateway;
import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what a real market would send to phones, so that a demonstration needs none. */
@Repository
@Profile("demo")
public class Mailbox implements SmsGateway, OutsideGateway {
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    Mailbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message as the mail-box page shows it; the code is empty where it brings none. */
    public record Letter(UUID id, String to, String text, String code, Instant at) {}

    @Override
    public void send(SmsMessage message) {
        keep(message.to(), message.text(), message.code(), message.at());
    }

    @Override
    public void send(OutsideGateway.Letter letter) {
        keep(letter.to(), letter.text(), "", letter.at());
    }

    private void keep(Phone to, String text, String code, Instant at) {
        jdbc.sql("insert into demo.message (id, phone, text, code, at) values (:id, :phone, :text, :code, :at)")
                .param("id", Ids.next())
                .param("phone", to.international())
                .param("text", text)
                .param("code", code)
                .param("at", Times.sql(at))
                .update();
    }

    /** The newest messages, the newest first. */
    public List<Letter> newest() {
        return jdbc.sql("select id, phone, text, code, at from demo.message order by id desc limit :shown")
                .param("shown", SHOWN)
                .query((row, number) -> new Letter(
                        row.getObject("id", UUID.class),
                        new Phone(row.getString("phone")).national(),
                        row.getString("text"),
                        row.getString("code"),
                        Times.instant(row, "at")))
                .list();
    }

    void forget(Phone phone) {
        jdbc.sql("delete from demo.message where phone = :phone")
                .param("phone", phone.international())
                .update();
    }
}
