package io.shuke.ordering.web;

import io.shuke.ordering.Cart;
import io.shuke.ordering.CartOwner;
import io.shuke.ordering.KeepingCart;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cart")
@Tag(name = "Cart")
class CartController {
    private final KeepingCart keeping;

    CartController(KeepingCart keeping) {
        this.keeping = keeping;
    }

    /** How many pieces are wanted. */
    @Schema(name = "CartQuantity")
    record Quantity(
            @Schema(example = "2") @Min(1) @Max(Pieces.MOST_PER_LINE)
            int quantity) {}

    @GetMapping
    @Access(Access.Who.ANYONE)
    @Operation(summary = "The cart, of the person or of the visitor")
    Cart cart(Caller caller) {
        var known = caller.personId() != null || caller.visitorId() != null;
        return known ? keeping.cartOf(CartOwner.of(caller)) : new Cart(List.of(), Money.cny(0));
    }

    @PutMapping("/lines/{skuId}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "Want so many pieces of a SKU")
    Cart put(Caller caller, @PathVariable UUID skuId, @Valid @RequestBody Quantity wanted) {
        var owner = CartOwner.of(caller);
        return switch (keeping.put(owner, new Pieces(skuId, wanted.quantity()))) {
            case KeepingCart.Outcome.Kept() -> keeping.cartOf(owner);
            case KeepingCart.Outcome.NotForSale() ->
                throw new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", List.of(skuId));
            case KeepingCart.Outcome.Full() -> throw new ProblemException(ProblemKind.CART_FULL);
        };
    }

    @DeleteMapping("/lines/{skuId}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "Take a SKU out of the cart")
    Cart remove(Caller caller, @PathVariable UUID skuId) {
        var owner = CartOwner.of(caller);
        keeping.remove(owner, skuId);
        return keeping.cartOf(owner);
    }
}
