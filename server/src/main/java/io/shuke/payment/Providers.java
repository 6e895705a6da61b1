package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.AccountNames;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The providers of this market, by name. */
@Component
class Providers implements AccountNames {
    private final Map<String, PaymentProvider> byName;

    Providers(ObjectProvider<PaymentProvider> providers) {
        this.byName =
                new TreeMap<>(providers.stream().collect(Collectors.toMap(PaymentProvider::name, Function.identity())));
    }

    PaymentProvider named(String name) {
        var provider = byName.get(name);
        if (provider == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return provider;
    }

    /** False too where this market doesn't have the provider. */
    boolean paysAccounts(String name) {
        var provider = byName.get(name);
        return provider != null && provider.paysAccounts();
    }

    Collection<PaymentProvider> all() {
        return byName.values();
    }

    @Override
    public Set<AccountKind> kinds() {
        return Set.of(AccountKind.PROVIDER_CLEARING, AccountKind.PROVIDER_FEES);
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> ownerIds) {
        return byName.keySet().stream()
                .filter(name -> ownerIds.contains(Account.clearing(name).ownerId()))
                .collect(Collectors.toMap(name -> Account.clearing(name).ownerId(), Function.identity()));
    }
}
