#!/usr/bin/env drgn
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a snapshot of the SPL's kmem caches, of a running kernel or of a dump, as JSON for Slabscope.

    drgn slabscope-snapshot.py > snapshot.json
    drgn -c VMCORE -s vmlinux -s spl.ko slabscope-snapshot.py --release 2.2.4 > snapshot.json

Nothing is written to the kernel. The format is described in the README beside this file.
"""

import argparse
import json
import sys
import time

from drgn import FaultError, Object, sizeof
from drgn.helpers.linux.cpumask import for_each_possible_cpu
from drgn.helpers.linux.list import list_for_each_entry

KMC_OFFSLAB = 1 << 8
TUNABLES = (
    "spl_kmem_cache_expire",
    "spl_kmem_cache_reclaim",
    "spl_kmem_cache_obj_per_slab",
    "spl_kmem_cache_obj_per_slab_min",
    "spl_kmem_cache_max_size",
    "spl_kmem_cache_slab_limit",
    "spl_kmem_cache_kmem_limit",
    "spl_kmem_cache_kmem_threads",
    "spl_kmem_cache_magazine_size",
)


class Torn(Exception):
    """A cache changed while it was read."""


def round_up(size, align):
    return (size + align - 1) // align * align


def number(value):
    return int(value.value_())


def member(value, name):
    """A member of a structure, or None where this release has no such member."""
    try:
        return value.member_(name)
    except LookupError:
        return None


class Layout:
    """Where the objects of a cache are in its slabs; the same in all releases since 0.4.8."""

    def __init__(self, prog, cache):
        align = number(cache.skc_obj_align)
        self.trailer = round_up(number(cache.skc_obj_size), align)
        self.stride = self.trailer + round_up(sizeof(prog.type("spl_kmem_obj_t")), align)
        self.head = round_up(sizeof(prog.type("spl_kmem_slab_t")), align)

    def index(self, slab, obj):
        index, rest = divmod(obj - slab - self.head, self.stride)
        if rest != 0 or index < 0:
            raise Torn("an object is not where its slab has objects")
        return index


def slabs_of(cache, name, most):
    """The slabs of a list, head first."""
    slabs = []
    head = member(cache, name).address_of_()
    for slab in list_for_each_entry("spl_kmem_slab_t", head, "sks_list"):
        slabs.append(slab)
        if len(slabs) > most:
            raise Torn(f"{name} does not end")
    return slabs


def free_of(layout, slab, most):
    """The indexes of the free objects of a slab, in the order of its free list."""
    free = []
    head = slab.sks_free_list.address_of_()
    for sko in list_for_each_entry("spl_kmem_obj_t", head, "sko_list"):
        free.append(layout.index(number(slab), number(sko.sko_addr)))
        if len(free) > most:
            raise Torn("a free list does not end")
    return free


def magazines_of(prog, cache, layout, places, cpus):
    """For each CPU the objects in its magazine, oldest first, and how many were on no known slab."""
    magazines, lost = [], 0
    for cpu in cpus:
        magazine = cache.skc_mag[cpu]
        if not magazine:
            continue
        held = []
        for i in range(min(number(magazine.skm_avail), number(magazine.skm_size))):
            obj = number(magazine.skm_objs[i])
            sko = Object(prog, "spl_kmem_obj_t", address=obj + layout.trailer)
            slab = number(sko.sko_slab)
            if slab in places:
                held.append([places[slab], layout.index(slab, obj)])
            else:
                lost += 1
        magazines.append([cpu, held])
    return magazines, lost


def content_of(prog, cache, cpus):
    """The slabs and magazines of a cache that has slabs of its own."""
    objs = number(cache.skc_slab_objs)
    # A live cache may grow while it is read.
    most = 2 * number(cache.skc_slab_total) + 1024
    layout = Layout(prog, cache)
    partial = slabs_of(cache, "skc_partial_list", most)
    complete = slabs_of(cache, "skc_complete_list", most)
    rows = [[number(slab.sks_ref), free_of(layout, slab, objs)] for slab in partial]
    places = {number(slab): i for i, slab in enumerate(partial + complete)}
    magazines, lost = magazines_of(prog, cache, layout, places, cpus)
    content = {"partial": rows, "complete": len(complete), "magazines": magazines}
    if lost:
        content["torn"] = f"{lost} objects in magazines were on slabs that are on no list"
    return content


def linux_objects(prog, cache):
    """Objects in use of a cache of the Linux slab; None before 0.8.3, which does not count them."""
    counter = member(cache, "skc_linux_alloc")
    if counter is not None:
        from drgn.helpers.linux.percpu import percpu_counter_sum

        return max(0, int(percpu_counter_sum(counter.address_of_())))
    objects = number(cache.skc_obj_alloc)
    return objects if objects > 0 else None


def snapshot_cache(prog, cache, cpus):
    flags = number(cache.skc_flags) & 0xFFFFFFFF
    row = {
        "name": cache.skc_name.string_().decode("utf-8", "replace"),
        "flags": flags,
        "objSize": number(cache.skc_obj_size),
        "objAlign": number(cache.skc_obj_align),
        "slabObjs": number(cache.skc_slab_objs),
        "slabSize": number(cache.skc_slab_size),
        "slabMax": number(cache.skc_slab_max),
        "objMax": number(cache.skc_obj_max),
        "deadlock": number(cache.skc_obj_deadlock),
        "emergency": number(cache.skc_obj_emergency),
        "emergencyMax": number(cache.skc_obj_emergency_max),
    }
    empty = {"partial": [], "complete": 0, "magazines": []}
    linux = member(cache, "skc_linux_cache")
    if linux is not None and linux:
        return {**row, **empty, "linux": {"objects": linux_objects(prog, cache)}}
    if flags & KMC_OFFSLAB:
        return {**row, **empty, "torn": "its objects are outside of its slabs (KMC_OFFSLAB), so their places are not known"}
    try:
        return {**row, **content_of(prog, cache, cpus)}
    except (Torn, FaultError) as error:
        return {**row, **empty, "torn": f"it changed while it was read: {error}"}


def tunables(prog):
    values = {}
    for name in TUNABLES:
        try:
            values[name] = number(prog[name])
        except LookupError:
            pass
    return values


def loaded_release():
    """The release of the module on this machine."""
    for module in ("spl", "zfs"):
        try:
            with open(f"/sys/module/{module}/version", encoding="ascii") as file:
                return file.read().strip()
        except OSError:
            pass
    return None


def snapshot(prog, release, hz):
    cpus = list(for_each_possible_cpu(prog))
    head = prog["spl_kmem_cache_list"].address_of_()
    caches = list_for_each_entry("spl_kmem_cache_t", head, "skc_list")
    return {
        "format": "slabscope snapshot",
        "version": 1,
        "taken": time.strftime("%Y-%m-%d %H:%M:%S"),
        "kernel": prog["UTS_RELEASE"].string_().decode(),
        "release": release,
        "pageSize": number(prog["PAGE_SIZE"]),
        "cpus": max(cpus) + 1,
        "hz": hz,
        "tunables": tunables(prog),
        # The kernel adds new caches at the end of its list.
        "caches": [snapshot_cache(prog, cache, cpus) for cache in caches],
    }


def main(prog, arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--release", help="release of the SPL or of ZFS, for a dump")
    parser.add_argument("--hz", type=int, help="ticks a second, CONFIG_HZ of the kernel")
    options = parser.parse_args(arguments)
    json.dump(snapshot(prog, options.release or loaded_release(), options.hz), sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(prog, sys.argv[1:])  # noqa: F821 (drgn defines prog)
