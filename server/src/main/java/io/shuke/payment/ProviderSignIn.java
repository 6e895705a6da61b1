package io.shuke.payment;

import java.util.Map;

/**
 * How a provider says who a person is there: the person's browser goes to it and comes back with a code, which we turn
 * into the account. Not inside a database transaction.
 */
public interface ProviderSignIn {
    /** The provider's name. */
    String provider();

    /** Where the browser goes; it comes back to the address with {@code code} and the same {@code state}. */
    String address(String returnUrl, String state);

    /** The account behind the code; refused codes and silence are {@link PaymentProvider.Unreachable}. */
    String accountOf(String code);

    /** What a page inside the provider's app must say to it to name us. */
    Map<String, String> names();
}
