package dev.millrace.view;

import java.util.Optional;
import java.util.function.BiConsumer;

/// A view whose facts count towards any number of items.
public final class ContributingView<T> implements FactView<T> {
    private final View.Into<T> declaration;
    private final BiConsumer<T, Contributions> contribution;
    private final Optional<Requery> requery;

    ContributingView(View.Into<T> declaration, BiConsumer<T, Contributions> contribution) {
        this(declaration, contribution, Optional.empty());
    }

    private ContributingView(View.Into<T> declaration, BiConsumer<T, Contributions> contribution,
            Optional<Requery> requery) {
        this.declaration = declaration;
        this.contribution = contribution;
        this.requery = requery;
    }

    /// Declares where the facts of a view item are found again. A view that offers `first`, `last`
    /// or `latest` without it is refused as soon as it does.
    public ContributingView<T> requeriedBy(Requery facts) {
        return new ContributingView<>(declaration, contribution, Optional.of(facts));
    }

    @Override
    public View.Into<T> declaration() {
        return declaration;
    }

    @Override
    public Optional<Requery> requery() {
        return requery;
    }

    @Override
    public boolean keepsExtremes() {
        return requery.isPresent();
    }

    @Override
    public void contribute(T fact, Contributions out) {
        contribution.accept(fact, out);
    }
}
