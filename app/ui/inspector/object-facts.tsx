import type { JSX } from 'react';
import { objectAddress, objectName } from '../../model/names/names.ts';
import { PLACE, type View } from '../../model/view.ts';
import type { Session } from '../../state/session.ts';
import { sayWhereObjectIs } from '../../words/answers/where-is.ts';
import { FreeObject } from '../controls/free-object.tsx';
import { Facts } from './facts.tsx';
import { Go } from './go.tsx';
import { ObjectHistory } from './object-history.tsx';
import { Question } from './question.tsx';

/** An object: where it is, actions on it, and its history. */
export function ObjectFacts({ session, obj }: { session: Session; obj: number }): JSX.Element {
  const { view, hz } = session;
  const place = view.objPlace.get(obj);
  return (
    <>
      <Question
        key={`${obj}`}
        asks="Where is this object, and since when?"
        answer={sayWhereObjectIs(view, obj, hz)}
      />
      <FreeObject key={obj} view={view} obj={obj} />
      <Facts
        rows={[
          ['object', objectName(view, obj)],
          ['address', objectAddress(view, obj) ?? 'not simulated'],
          ['cache', view.caches[view.objCache.get(obj)]?.name ?? 'destroyed'],
        ]}
      />
      {place === PLACE.emergency && <TreeNode view={view} obj={obj} />}
      <ObjectHistory session={session} obj={obj} />
    </>
  );
}

/** The place of an emergency object in its tree. */
function TreeNode({ view, obj }: { view: View; obj: number }): JSX.Element {
  const link = (child: number) =>
    child === 0 ? 'none' : <Go to={{ kind: 'object', slot: child }}>{objectName(view, child)}</Go>;
  const isRoot = view.caches[view.objCache.get(obj)]?.treeRoot === obj;
  return (
    <Facts
      rows={[
        ['node', `${view.treeRed.get(obj) === 1 ? 'red' : 'black'}${isRoot ? ', the root' : ''}`],
        ['rb_left (lower address)', link(view.treeLeft.get(obj))],
        ['rb_right (higher address)', link(view.treeRight.get(obj))],
      ]}
    />
  );
}
