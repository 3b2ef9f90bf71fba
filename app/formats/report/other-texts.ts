/** A kind of text that people have at hand but that lists no caches: how to recognise it and what to call it. */
export interface OtherText {
  readonly kind: string;
  readonly pattern: RegExp;
  /** After “This is”, with why it is of no use. */
  readonly what: string;
}

/** The kind of a head without rows. */
export const HEAD_ONLY = 'head only';

/** Where several fit, the first is named. */
export const OTHER_TEXTS: readonly OtherText[] = [
  {
    kind: 'compressed file',
    // What the first bytes of gzip, xz, zstd, bzip2 and zip become as text.
    pattern: /^(?:\p{Cc}[\ufffd\u008b]\p{Cc}|\ufffd7zXZ|\(\ufffd\/\ufffd|BZh\d|PK\p{Cc}{2})/u,
    what: 'a compressed file. Unpack it and open what is in it',
  },
  {
    kind: 'picture',
    pattern: /^(?:\ufffdPNG|\ufffd{2,4}.{0,6}(?:JFIF|Exif)|GIF8\da|RIFF.{4}WEBP)/,
    what: 'a picture, and Slabscope reads text only',
  },
  {
    kind: 'binary trace',
    pattern: /^(?:PERFILE2|\p{Cc}{2}Dtracing)/u,
    what: 'a trace in its binary form. Print it with “perf script” or “trace-cmd report”',
  },
  {
    kind: 'ktrace',
    pattern: /^# tracer: /m,
    what: 'a trace of the kernel (ftrace) without calls of the slab. Trace the events kmem:kmem_cache_alloc, kmem:kmem_cache_free, kmem:kmalloc and kmem:kfree',
  },
  {
    kind: 'splslab.py',
    pattern: /^\S+\s+(?:[A-Z]+\|)*(?:NDBG|VMEM|KMEM|KVMEM)\b/m,
    what: 'a table with flags in letters (splslab.py), which lacks the counts of slabs',
  },
  {
    kind: HEAD_ONLY,
    pattern: /^\W*name\s+(?:flags\s|<active_objs>)|^\W*slabinfo - version: \d|^\W*OBJS\s+ACTIVE\s+USE/m,
    what: 'the head of a listing without rows below it',
  },
  {
    kind: 'kmastat',
    pattern: /^\s*cache\s+buf\s+buf\s+buf\s+memory\s+alloc/m,
    what: '“::kmastat” of illumos or Solaris, whose allocator Slabscope does not model',
  },
  {
    kind: 'slabinfo tool',
    pattern: /^\s*Name\s+Objects\s+Objsize\s+Space\s+Slabs\/Part\/Cpu/m,
    what: 'a table of the kernel’s slabinfo tool, which lists caches of the Linux slab in another form',
  },
  {
    kind: 'vmstat -m',
    pattern: /^\s*Cache\s+Num\s+Total\s+Size\s+Pages\s*$/m,
    what: '“vmstat -m”, a shorter form of /proc/slabinfo that is not read',
  },
  {
    kind: 'freebsd sysctl',
    pattern: /^(?:kern\.ostype: FreeBSD|vm\.uma\.|vfs\.zfs\.\S+: |kstat\.zfs\.\S+: |vm\.kmem_)/m,
    what: 'a list of sysctls from FreeBSD. ZFS on FreeBSD uses UMA, which Slabscope does not model',
  },
  {
    kind: 'arcstats',
    pattern: /^(?:arc_meta_used|arc_meta_limit|c_max|demand_data_hits)\s+4\s+\d+|^\s*ARC size \(current\):/m,
    what: 'the statistics of the ARC (arcstats or arc_summary), which list no caches',
  },
  {
    kind: 'meminfo',
    pattern: /^(?:MemTotal|SUnreclaim):\s+\d+ kB/m,
    what: '/proc/meminfo, which lists no caches',
  },
  {
    kind: 'free',
    pattern: /^\s*total\s+used\s+free\s+shared/m,
    what: '“free”, which shows the memory of the machine but no caches',
  },
  {
    kind: 'kernel log',
    pattern: /^.{0,80}\bMem-Info:|invoked oom-killer:/m,
    what: 'a log of the kernel without its list of caches (“Unreclaimable slab info:”)',
  },
  {
    kind: 'modinfo',
    pattern: /^parm:\s+spl_/m,
    what: '“modinfo spl”, which names parameters without their values',
  },
  {
    kind: 'zfs parameters',
    pattern: /^Module = "zfs"|^\s*options zfs\s|module\/zfs\/parameters\//m,
    what: 'a list of parameters of the module zfs; those of the caches belong to the module spl',
  },
  {
    kind: 'top',
    pattern: /^top - \d\d:\d\d|^\s*PID USER\s+PRI?\s+NI/m,
    what: '“top”, which lists processes and no caches',
  },
  {
    kind: 'ps',
    pattern: /^(?:USER|UID)\s+PID\s|^\s*PID\s+(?:TTY|PPID|USER|COMMAND)\s/m,
    what: '“ps”, which lists processes and no caches',
  },
  {
    kind: 'vmstat',
    pattern: /^procs -+memory|^\s*r\s+b\s+swpd\s+free/m,
    what: '“vmstat”, which shows the memory of the machine but no caches',
  },
  {
    kind: 'proc vmstat',
    pattern: /^(?:nr_free_pages|nr_slab_unreclaimable|slab_unreclaimable) \d+$/m,
    what: 'a list of counters of the kernel (/proc/vmstat or memory.stat), which lists no caches',
  },
  {
    kind: 'buddyinfo',
    pattern: /^Node \d+, zone\s/m,
    what: '/proc/buddyinfo or /proc/zoneinfo, which shows free pages but no caches',
  },
  {
    kind: 'arcstat',
    pattern: /^\s*time\s+read\s+(?:miss|ddread|hits|ddh%)/m,
    what: '“arcstat”, which shows the hits of the ARC but no caches of the SPL',
  },
  {
    kind: 'dbufstat',
    pattern: /^\s*pool\s+objset\s+(?:object|dtype)\s/m,
    what: '“dbufstat”, which lists buffers of the ARC but no caches',
  },
  {
    kind: 'zpool',
    pattern: /^\s*capacity\s+operations\s+bandwidth|^\s+pool: \S+$|^NAME\s+SIZE\s+ALLOC\s+FREE\s/m,
    what: '“zpool”, which shows pools and devices but no memory',
  },
  {
    kind: 'zfs',
    pattern: /^NAME\s+(?:USED\s+AVAIL|PROPERTY\s+VALUE)\s/m,
    what: '“zfs”, which shows datasets but no memory',
  },
  {
    kind: 'spl taskq',
    pattern: /^\s*taskq\s+act\s+nthr\s/m,
    what: '/proc/spl/taskq, which lists threads of the SPL and no caches',
  },
  {
    kind: 'kstat',
    pattern: /^\d+ \d+ 0x[\da-f]+ \d+ \d+ \d+ \d+\s*\nname\s+type\s+data/m,
    what: 'a table of /proc/spl/kstat without caches',
  },
  {
    kind: 'iostat',
    pattern: /^avg-cpu:\s/m,
    what: '“iostat”, which shows disks but no memory',
  },
  {
    kind: 'df',
    pattern: /^Filesystem\s+(?:1K-blocks|Size)\s/m,
    what: '“df”, which shows file systems but no memory',
  },
  {
    kind: 'lsmod',
    pattern: /^Module\s+Size\s+Used by/m,
    what: '“lsmod”, which lists modules without their parameters',
  },
  {
    kind: 'stack',
    pattern: /\bCall Trace:|\[<[\da-f]{8,16}>\] \w+\+0x|\bblocked for more than \d+ seconds/,
    what: 'a stack of the kernel, which shows where a thread was but no caches',
  },
  {
    kind: 'source code',
    pattern:
      /^\s*#\s*(?:include\s+[<"]|define\s+\w)|^(?:static\s+)?(?:int|void|struct \w+ \*?)\s*\n?\w+\([^)]*\)\s*\n?\{/m,
    what: 'source code in C',
  },
  {
    kind: 'web page',
    pattern: /^\s*<(?:!DOCTYPE html|html)\b/i,
    what: 'a web page without a listing',
  },
];
