"""Says what another order of lists, plans and modules means for the course as it is now: three ways, list by list."""

from __future__ import annotations

from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.pull.base.deck_base import SHOWN_LISTS
from coursegen.pull.comparison.differences import Differences, Rearranged, Stays
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.patch import Conflict, OrderModules, OrderObjects, Patch, PatchMaker, SetText
from coursegen.pull.text.merged_course import Merged


def reordered(differences: Differences, loaded: LoadedCourse, locks: Locks) -> Patch:
    """What is in another order in a deck, without what was removed from it."""
    ordering = _Ordering(differences, loaded, locks)
    ordering.all(differences.slides)
    return ordering.patch()


class _Ordering(PatchMaker):
    """The part of a patch while it is made."""

    def __init__(self, differences: Differences, loaded: LoadedCourse, locks: Locks) -> None:
        super().__init__()
        self.base, self.compared, self.loaded, self.locks = differences.base, differences, loaded, locks
        self.now: Merged = locks.now

    def all(self, rearranged: Rearranged) -> None:
        """Lists, plans and modules that are in another order."""
        orders = {around: tuple(names) for around, names in rearranged.orders.items()}
        for around, found in self.compared.orders.items():
            if len(set(found)) > 1:
                self.stays.append(Stays(around, "it stands in two new orders in the deck; make them the same"))
            else:
                orders[around] = found[0]
        for around, ids in orders.items():
            self._order(around, tuple(name for name in ids if not self.locks.is_removed(f"{around}.{name}")))
        for address, shown in rearranged.items.items():
            self._items(address, tuple(shown))
        if rearranged.modules_order:
            self._modules([name for name in rearranged.modules_order if name not in self.locks.removed])

    def _order(self, around: str, names: tuple[str, ...]) -> None:
        now = self.now.ids(around)
        built = self.base.lists.get(around, ())
        if tuple(name for name in now if name in names) == names:
            return
        if self.locks.is_locked(around):
            self.stays.append(Stays(around, "its order is locked: no team may change it"))
        elif tuple(name for name in now if name in built) != tuple(name for name in built if name in now):
            self.conflicts.append(
                Conflict("", around, ", ".join(built), ", ".join(names), ", ".join(now), OrderObjects(around, names))
            )
        else:
            self.operations.append(OrderObjects(around, names))

    def _items(self, address: str, names: tuple[str, ...]) -> None:
        module, _, rest = address.partition(".plan.")
        block_id = rest.removesuffix(".items")
        block = next(b for s in self.base.sections if s.id == module for b in s.blocks if b.id == block_id)
        now = self.now.texts(address)
        kept = tuple(name for name in names if not self.locks.is_removed(f"{module}.{SHOWN_LISTS[block.kind]}.{name}"))
        if now == kept:
            return
        if (block.named and now is None) or (now is not None and (not block.named or set(now) != set(block.items))):
            said = ", ".join(now or ())
            self.conflicts.append(
                Conflict("", address, ", ".join(block.items), ", ".join(kept), said, SetText(address, kept, now))
            )
        else:
            self.operations.append(SetText(address, kept, now))

    def _modules(self, names: list[str]) -> None:
        built = [section.id for section in self.base.sections if section.kind == "module"]
        now = [module.id for module in self.loaded.course.modules]
        if [name for name in now if name in names] == names:
            return
        if [name for name in now if name in built] != [name for name in built if name in now]:
            self.conflicts.append(
                Conflict("", "modules", ", ".join(built), ", ".join(names), ", ".join(now), OrderModules(tuple(names)))
            )
        else:
            self.operations.append(OrderModules(tuple(names)))
