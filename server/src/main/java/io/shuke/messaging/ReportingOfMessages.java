package io.shuke.messaging;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.messaging.StoredReportedMessages.Place;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages as the other of the two reports them: by the conversation and the number in it. Nobody else reads, and so
 * reports, what is said there. Taken down, a message keeps its number and shows nothing to either of them; staff read it,
 * and the one before and after, in its case alone.
 */
@Component
class ReportingOfMessages implements Reportable {
    private static final Pattern REF =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([1-9][0-9]{0,17})");

    private final StoredMessages messages;
    private final StoredReportedMessages names;
    private final Pictures pictures;
    private final ProductCards products;
    private final MessagingNews news;

    ReportingOfMessages(
            StoredMessages messages,
            StoredReportedMessages names,
            Pictures pictures,
            ProductCards products,
            MessagingNews news) {
        this.messages = messages;
        this.names = names;
        this.pictures = pictures;
        this.products = products;
        this.news = news;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.MESSAGE;
    }

    @Override
    public Optional<Reported> reported(String ref, UUID reporterId) {
        var parts = REF.matcher(ref);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var conversation = UUID.fromString(parts.group(1));
        if (!names.membersOf(conversation).contains(reporterId)) {
            return Optional.empty();
        }
        return messages.at(conversation, Long.parseLong(parts.group(2)))
                .filter(row -> !reporterId.equals(row.senderId()))
                .flatMap(row -> shown(names.nameOf(conversation, row.seq()), row));
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return names.find(id)
                .flatMap(place -> messages.at(place.conversationId(), place.seq()))
                .flatMap(row -> shown(id, row));
    }

    private Optional<Reported> shown(UUID id, StoredMessages.Row row) {
        var sender = row.senderId();
        return sender == null || row.takenDown()
                ? Optional.empty()
                : Optional.of(new Reported(id, sender, text(row), shots(row)));
    }

    @Override
    public void lock(UUID id) {
        names.find(id).map(Place::conversationId).ifPresent(names::lock);
    }

    @Override
    public void hide(UUID id) {
        turn(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return turn(id, false);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return names.textsOf(ids);
    }

    @Override
    public List<Said> around(UUID id) {
        var place = names.find(id).orElseThrow();
        return messages.between(place.conversationId(), place.seq() - 1, place.seq() + 1).stream()
                .map(row -> new Said(row.senderId(), text(row), shots(row), row.at(), row.seq() == place.seq()))
                .toList();
    }

    private boolean turn(UUID id, boolean takenDown) {
        var place = names.find(id).orElse(null);
        if (place == null || !messages.setTakenDown(place.conversationId(), place.seq(), takenDown)) {
            return false;
        }
        names.membersOf(place.conversationId()).forEach(news::announce);
        return true;
    }

    /** Goods and orders are what their cards say. */
    private String text(StoredMessages.Row row) {
        return switch (row.kind()) {
            case TEXT -> row.text() == null ? "" : row.text();
            case GOODS -> title(row.productId());
            case ORDER -> row.order() == null ? "" : row.order().title();
            case PICTURE, GONE, TAKEN_DOWN -> "";
        };
    }

    private String title(@Nullable UUID productId) {
        return productId == null
                ? ""
                : products.cardsOf(List.of(productId), false).stream()
                        .map(ProductCard::title)
                        .findFirst()
                        .orElse("");
    }

    private List<Picture> shots(StoredMessages.Row row) {
        return row.mediaId() == null
                ? List.of()
                : List.copyOf(pictures.find(List.of(row.mediaId())).values());
    }
}
