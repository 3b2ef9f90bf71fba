import { describe, expect, test } from 'vitest';
import { TraceLine } from './trace-line.ts';

/** A line of each form that the programs print. */
const ALLOCS: readonly [what: string, text: string, fields: object][] = [
  [
    'ftrace of 3.x',
    '            init-1     [000] .N..     0.170000: kmalloc: call_site=c104de4f ptr=c143de20 bytes_req=29 bytes_alloc=32 gfp_flags=GFP_KERNEL',
    { cpu: 0, seconds: 0, ns: 170_000_000, address: 0xc143de20, request: 29, size: 32, isKmalloc: true },
  ],
  [
    'ftrace with hashed pointers',
    '           <...>-39771 [012] .... 312444.141956: kmem_cache_alloc: call_site=__alloc_file+0x28/0x110 ptr=000000003ce0135a bytes_req=256 bytes_alloc=256 gfp_flags=GFP_KERNEL|__GFP_ZERO',
    { cpu: 12, seconds: 312_444, address: 0x3ce0135a, size: 256, cache: '', isKmalloc: false },
  ],
  [
    'a name right after the pointer',
    '  test:.sh-1299    [004] .....  2886.040608: kmem_cache_alloc: call_site=a+0xa4/0xc8 ptr=000000000f4d22f4 name=names_cache bytes_req=4096 bytes_alloc=4096 gfp_flags=GFP_KERNEL node=-1',
    { cpu: 4, cache: 'names_cache', size: 4096 },
  ],
  [
    'the option “fields”',
    ' 4582.696626: kmem_cache_alloc: call_site=0xffffffff92cfbea7 (-1831879001) ptr=0xffff9e0e8571e000 (-107689771147264) bytes_req=0x40 (64) bytes_alloc=0x60 (96) gfp_flags=0xcc0',
    { cpu: -1, address: 0xf9e0e8571e000, request: 64, size: 96 },
  ],
  [
    'trace-cmd that loses a blank',
    'make-16810 [004] ...1.  2319.000878: kmalloc:              call_site=virtio_fs_enqueue_req+0x131 ptr=0xffff888101a9d9c0 bytes_req=56bytes_alloc=64 gfp_flags=0x820 node=-1 accounted=false',
    { request: 56, size: 64 },
  ],
  [
    'trace-cmd with the symbol before the fields',
    '  sleep-89142 [001] ..... 162573.219401: kmalloc:              (tomoyo_find_next_domain+0x84) call_site=x ptr=0xffff892a176c0000 bytes_req=4096 bytes_alloc=4096 gfp_flags=0xd40',
    { form: 'ftrace', cpu: 1, size: 4096 },
  ],
  [
    'trace-cmd without flags',
    '       trace-cmd-13543 [001] 106260.693809: kmalloc: call_site=81128dd4 ptr=0xffff88003dd83800 bytes_req=768 bytes_alloc=1024 gfp_flags=GFP_KERNEL|GFP_ZERO',
    { cpu: 1, seconds: 106_260, size: 1024 },
  ],
  [
    'perf, cut by a terminal',
    '    fio 276212 [047] 3116580.120138: kmem:kmem_cache_alloc: (sys_io_setup+0xaa) call_site=ffffffff878a182a ptr=0xffff918f24972f40 bytes_req=576 bytes_alloc=576 gfp',
    { form: 'perf', cpu: 47, seconds: 3_116_580, ns: 120_138_000, size: 576 },
  ],
  [
    'LTTng',
    '[1412670961.211260539] (+?.?????????) kmem_kmalloc: { cpu_id = 1 }, { call_site = 0xBF083A6C, ptr = 0xCDEB5C00, bytes_req = 712, bytes_alloc = 1024, gfp_flags = 208 }',
    { form: 'lttng', cpu: 1, seconds: 1_412_670_961, ns: 211_260_539, address: 0xcdeb5c00, size: 1024 },
  ],
];

describe('a line of a trace', () => {
  test.each(ALLOCS)('%s', (_, text, fields) => {
    const line = new TraceLine();
    expect(line.read(text)).toBe('alloc');
    expect(line).toMatchObject(fields);
  });

  test.each([
    [
      'free',
      ' a-1 [000] .... 1.000000: kmem_cache_free: call_site=putname+0xa4/0xc8 ptr=000000000f4d22f4 name=n',
    ],
    ['null free', ' init-1     [000] .N..     0.180000: kfree: call_site=c10beaaa ptr=  (null)'],
    ['null free', ' init-1     [000] .N..     0.180000: kfree: call_site=c10beaaa ptr=0000000000000000'],
    ['other event', ' a-1 [000] d... 1.000000: sched_switch: prev_comm=a'],
    ['unreadable', ' a-1 [000] .... 1.000000: kmalloc: call_site=c104de4f ptr=c143de20 bytes_r'],
    ['lost', 'CPU:3 [LOST 120 EVENTS]'],
    ['lost', '# entries-in-buffer/entries-written: 11540/20000   #P:4'],
    ['none', '#           TASK-PID   CPU#  ||||    TIMESTAMP  FUNCTION'],
    ['none', 'kfree: of what?'],
    ['none', '1'.repeat(4000)],
  ])('is %s: %s', (what, text) => {
    expect(new TraceLine().read(text)).toBe(what);
  });

  test('has the events that were lost', () => {
    const line = new TraceLine();
    line.read('CPU:3 [LOST 120 EVENTS]');
    expect(line.lost).toBe(120);
    line.read('# entries-in-buffer/entries-written: 11540/20000   #P:4');
    expect(line.lost).toBe(8460);
  });
});
