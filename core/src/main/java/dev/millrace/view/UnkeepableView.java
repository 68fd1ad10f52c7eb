package dev.millrace.view;

/// A view is declared in a way that the engine cannot keep exact when facts are deleted.
public final class UnkeepableView extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnkeepableView(String view) {
        super("view " + view + " keeps a first, last or latest value, and cannot tell what follows"
                + " when the fact that holds it is deleted: declare where its facts are found again,"
                + " with .requeriedBy((key, reader) -> items)");
    }
}
