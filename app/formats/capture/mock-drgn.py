"""Runs the snapshot script of the capture kit against structures in the shape of the kernel's, made from a snapshot.

    python3 mock-drgn.py SCRIPT SNAPSHOT > RESULT

What the script reads goes through the few functions of drgn that it uses, which are imitated here.
"""

import json
import runpy
import sys
import types

SLAB_SIZE, OBJ_SIZE = 64, 40
ROW = {"sizes": {"spl_kmem_slab_t": SLAB_SIZE, "spl_kmem_obj_t": OBJ_SIZE}}


class Value:
    """A number, a string, or a structure with members, at an address."""

    def __init__(self, value=0, address=0, members=None):
        self.value, self.address, self.members = value, address, members or {}

    def member_(self, name):
        if name not in self.members:
            raise LookupError(name)
        return self.members[name]

    def __getattr__(self, name):
        try:
            return self.__dict__["members"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, index):
        return self.value[index]

    def __bool__(self):
        return bool(self.value or self.members)

    def value_(self):
        return self.address if self.members else self.value

    def string_(self):
        return self.value.encode()

    def address_of_(self):
        return self


def round_up(size, align):
    return (size + align - 1) // align * align


class Machine:
    def __init__(self, snapshot):
        self.objects = {}
        self.next = 0xFFFF800000000000
        self.snapshot = snapshot
        self.variables = {name: Value(value) for name, value in snapshot["tunables"].items()}
        self.variables["UTS_RELEASE"] = Value(snapshot["kernel"])
        self.variables["PAGE_SIZE"] = Value(snapshot["pageSize"])
        self.variables["spl_kmem_cache_list"] = Value([self.cache(row) for row in snapshot["caches"]])

    def __getitem__(self, name):
        return self.variables[name]

    def type(self, name):
        return ROW["sizes"][name]

    def slab(self, row, ref, free):
        align = row["objAlign"]
        trailer = round_up(row["objSize"], align)
        stride = trailer + round_up(OBJ_SIZE, align)
        base, self.next = self.next, self.next + (1 << 26)
        slab = Value(address=base, members={"sks_ref": Value(ref)})
        kept = []
        for i in range(row["slabObjs"]):
            address = base + round_up(SLAB_SIZE, align) + i * stride
            members = {"sko_addr": Value(address), "sko_slab": Value(base)}
            self.objects[address + trailer] = Value(address=address + trailer, members=members)
            kept.append(address)
        slab.members["sks_free_list"] = Value([self.objects[kept[i] + trailer] for i in free])
        return slab, kept

    def cache(self, row):
        made = [self.slab(row, ref, free) for ref, free in row["partial"]]
        full = [self.slab(row, row["slabObjs"], []) for _ in range(row["complete"])]
        places = [kept for _, kept in made + full]
        magazines = []
        for cpu, held in row["magazines"]:
            assert cpu == len(magazines)
            members = {
                "skm_avail": Value(len(held)),
                "skm_size": Value(len(held) + 1),
                "skm_objs": Value([Value(places[slab][i]) for slab, i in held]),
            }
            magazines.append(Value(address=1, members=members))
        linux = row.get("linux")
        return Value(
            address=1,
            members={
                "skc_name": Value(row["name"]),
                "skc_flags": Value(row["flags"]),
                "skc_obj_size": Value(row["objSize"]),
                "skc_obj_align": Value(row["objAlign"]),
                "skc_slab_objs": Value(row["slabObjs"]),
                "skc_slab_size": Value(row["slabSize"]),
                "skc_slab_max": Value(row["slabMax"]),
                "skc_obj_max": Value(row["objMax"]),
                "skc_obj_deadlock": Value(row["deadlock"]),
                "skc_obj_emergency": Value(row["emergency"]),
                "skc_obj_emergency_max": Value(row["emergencyMax"]),
                "skc_slab_total": Value(len(made) + len(full)),
                "skc_obj_alloc": Value((linux or {}).get("objects") or 0),
                "skc_linux_cache": Value(0 if linux is None else 1),
                "skc_partial_list": Value([slab for slab, _ in made]),
                "skc_complete_list": Value([slab for slab, _ in full]),
                "skc_mag": Value(magazines),
            },
        )


def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made


def main(script, file):
    with open(file, encoding="utf-8") as text:
        snapshot = json.load(text)
    machine = Machine(snapshot)
    module(
        "drgn",
        FaultError=type("FaultError", (Exception,), {}),
        Object=lambda prog, _, address: prog.objects[address],
        sizeof=lambda size: size,
    )
    module("drgn.helpers")
    module("drgn.helpers.linux")
    module("drgn.helpers.linux.cpumask", for_each_possible_cpu=lambda prog: iter(range(snapshot["cpus"])))
    module("drgn.helpers.linux.list", list_for_each_entry=lambda _, head, __: iter(head.value))
    sys.argv = [script, "--release", snapshot["release"], "--hz", str(snapshot["hz"])]
    runpy.run_path(script, {"prog": machine}, "__main__")


main(sys.argv[1], sys.argv[2])
