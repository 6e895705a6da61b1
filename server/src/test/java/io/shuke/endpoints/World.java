package io.shuke.endpoints;

import io.shuke.aftersales.AfterSalesFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.shared.Right;
import io.shuke.supply.SupplyFixture;
import io.shuke.supply.SupplyFixture.Supplied;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who come to the endpoints, new for each endpoint, and what the owners among them own. */
class World {
    static final Map<String, Object> ADDRESS = Map.of(
            "recipient", "林晓雨",
            "phone", "13800001001",
            "province", "浙江省",
            "city", "杭州市",
            "district", "西湖区",
            "street", "文三路 188 号");

    private final PeopleFixture people;
    private final OrdersFixture orders;
    private final AfterSalesFixture afterSales;
    private final SupplyFixture supply;
    private @Nullable UUID addressId;
    private @Nullable UUID orderId;
    private @Nullable UUID afterSaleId;
    private @Nullable Supplied supplied;
    private final Map<Role, Person> persons = new EnumMap<>(Role.class);

    World(PeopleFixture people, OrdersFixture orders, AfterSalesFixture afterSales, SupplyFixture supply) {
        this.afterSales = afterSales;
        this.people = people;
        this.orders = orders;
        this.supply = supply;
    }

    Person person(Role role) {
        return persons.computeIfAbsent(role, this::make);
    }

    @Nullable
    String tokenOf(Role role) {
        return role == Role.NOBODY ? null : person(role).token();
    }

    /** An idempotency key for one request of this role. */
    String keyFor(Role role) {
        return role.name();
    }

    /** An address of the shopper's. */
    UUID addressId() {
        if (addressId == null) {
            addressId = people.address(person(Role.SHOPPER)).id();
        }
        return addressId;
    }

    /** The line of that order. */
    UUID lineId() {
        return orders.read(person(Role.SHOPPER), orderId()).lines().getFirst().id();
    }

    /** An after-sale of the shopper's that waits for an answer. */
    UUID afterSaleId() {
        if (afterSaleId == null) {
            var shopper = person(Role.SHOPPER);
            afterSaleId = afterSales.asked(shopper, orders.shipped(shopper, 58_00));
        }
        return afterSaleId;
    }

    /** An order of the shopper's that waits for payment. */
    UUID orderId() {
        if (orderId == null) {
            orderId = orders.placed(person(Role.SHOPPER), 58_00).id();
        }
        return orderId;
    }

    /** The supplier, its goods, an order of them that is paid, and a proposal that waits. */
    Supplied supplied() {
        if (supplied == null) {
            supplied = supply.supplied();
        }
        return supplied;
    }

    private Person make(Role role) {
        return switch (role) {
            case NOBODY -> throw new IllegalArgumentException("nobody is no person");
            case SHOPPER -> people.signUp("Shopper");
            case STRANGER -> people.signUp("Stranger");
            case PARTNER -> people.partner();
            case SUPPLIER -> supplied().member();
            case OTHER_SUPPLIER -> supply.member(supply.verified());
            case CATALOGUE -> people.staff(Right.CATALOGUE);
            case CARE -> people.staff(Right.CARE);
            case MODERATION -> people.staff(Right.MODERATION);
            case FINANCE -> people.staff(Right.FINANCE);
            case RISK -> people.staff(Right.RISK);
            case OWNER -> people.staff(Right.OWNER);
        };
    }
}
