import { Module } from '@nestjs/common';
import { LibraryAnswer } from './library-answer.entity.js';
import { LibraryPortalController } from './library.portal.controller.js';
import { LibraryRepository } from './library.repository.js';
import { LibraryService } from './library.service.js';

export const LIBRARY_ENTITIES = [LibraryAnswer];

@Module({ controllers: [LibraryPortalController], providers: [LibraryRepository, LibraryService], exports: [LibraryService] })
export class LibraryModule {}
