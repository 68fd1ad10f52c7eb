package dev.millrace.api;

import dev.millrace.store.Capacity;
import dev.millrace.store.Page;
import dev.millrace.store.Pages;
import dev.millrace.store.Store;
import dev.millrace.view.Quarantine;
import dev.millrace.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// How the views of a store stand.
///
/// @param lag age in seconds of the oldest change that the views do not include, where the door can
///            know it
public record StoredViews(Store store, List<View<?>> views, Supplier<OptionalDouble> lag) {
    public StoredViews {
        views = List.copyOf(views);
    }

    public SystemEndpoints.ViewsReport report() {
        List<ViewStatus> list = new ArrayList<>();
        Capacity used = Capacity.NONE;
        OptionalDouble seconds = lag.get();
        for (View<?> view : views) {
            Page quarantined = Pages.all(store, Quarantine.of(view.name()));
            used = used.plus(quarantined.used());
            list.add(new ViewStatus(view.name(), view.version(), seconds,
                    quarantined.items().size()));
        }
        return new SystemEndpoints.ViewsReport(list, used);
    }
}
