import type { StoreApi, UseBoundStore } from 'zustand';
import { Classroom, type OpenLesson } from '../../state/learn/classroom.ts';
import { app } from '../../state/page.ts';

/** The lesson of this page. */
export const classroom: Classroom = new Classroom(app);

/** What is open, as a hook. */
export const useClassroom: UseBoundStore<StoreApi<OpenLesson>> = classroom.store;
