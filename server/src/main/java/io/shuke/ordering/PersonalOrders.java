package io.shuke.ordering;

import io.shuke.identity.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A person's orders and cart. Closed, the orders stay as the law wants, without a name, a phone or an address. */
@Component
class PersonalOrders implements PersonalData {
    private final StoredPersonalOrders stored;

    PersonalOrders(StoredPersonalOrders stored) {
        this.stored = stored;
    }

    @Override
    public String part() {
        return "orders";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of(
                "orders", stored.ordersOf(personId),
                "lines", stored.linesOf(personId),
                "cart", stored.cartOf(personId));
    }

    @Override
    public List<Obstacle> obstaclesOf(UUID personId) {
        var obstacles = new ArrayList<Obstacle>();
        if (stored.anyOpenOf(personId)) {
            obstacles.add(new Obstacle(Obstacle.Kind.OPEN_ORDERS, null));
        }
        if (stored.anyUnpaidEarningFor(personId)) {
            obstacles.add(new Obstacle(Obstacle.Kind.ORDERS_OF_CUSTOMERS, null));
        }
        return obstacles;
    }

    @Override
    public void erase(Leaving person) {
        stored.erase(person.id());
    }
}
