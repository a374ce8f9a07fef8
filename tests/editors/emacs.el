;;; emacs.el --- the server in Emacs with eglot, as editors/README.md says  -*- lexical-binding: t -*-
;; emacs -Q --batch -l emacs.el WORKSPACE SERVER [ARGS…]
;; Emacs 28 needs Debian's elpa-eglot; from 29 on eglot comes with Emacs.
(require 'cl-lib)
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(require 'eglot)

(defconst bad "مايكل هاملتون")
(defconst good "مايكل هاميلتون")
(defvar args (prog1 command-line-args-left (setq command-line-args-left nil)))
(defvar article (expand-file-name "article.txt" (car args)))
(defvar folder (make-temp-file "egl" t))
(defvar file (expand-file-name "article.txt" folder))

(defun until (what f)
  "Wait for F; flymake has no timers in batch, so that it is asked again and again."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall f))
      (when (> (float-time) end) (error "timeout: %s; findings: %S" what (covered)))
      ;; Changed files are told by events, which nothing else reads in batch.
      (read-event nil nil 0.02)
      (flymake-start))))

(defun same (a b what) (unless (equal a b) (error "%s: expected %S, got %S" what b a)))

(defun covered ()
  "What the findings cover, in order."
  (mapcar (lambda (d) (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun bytes (path) (with-temp-buffer (set-buffer-multibyte nil) (insert-file-contents-literally path) (buffer-string)))

(defun article-with (&rest pairs)
  "The bytes of the article with one string put for another."
  (let ((text (decode-coding-string (bytes article) 'utf-8)))
    (cl-loop for (from to) on pairs by #'cddr
             do (setq text (replace-regexp-in-string (regexp-quote from) to text t t)))
    (encode-coding-string text 'utf-8)))

(defun act (kind)
  "Run the first action of KIND at point, whatever eglot asks."
  (cl-letf (((symbol-function 'completing-read) (lambda (_ choices &rest _) (caar choices)))
            ;; A key, not the mouse: else eglot opens a menu.
            (last-nonmenu-event ?a))
    (eglot-code-actions (point) nil kind t))
  (eglot--signal-textDocument/didChange))

(defvar tests
  (list
   (cons "findings of the three families"
         (lambda ()
           (copy-file article file)
           (find-file file)
           ;; eglot-ensure waits for post-command-hook, which never runs in batch.
           (apply #'eglot (eglot--guess-contact))
           (until "3 findings" (lambda () (= 3 (length (covered)))))
           (same (cl-subseq (covered) 0 2) (list "»" bad) "ranges")
           (unless (string-prefix-p "«لم نكن نتوقع" (nth 2 (covered))) (error "claim: %S" (covered)))))
   (cons "hover"
         (lambda ()
           (goto-char (point-min)) (search-forward bad) (goto-char (match-beginning 0))
           (let ((it (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
             (unless (string-match-p "شخص" (plist-get (plist-get it :contents) :value)) (error "hover: %S" it)))))
   (cons "quick fix, all safe fixes, saved"
         (lambda ()
           (act "quickfix")
           (until "the name's finding gone" (lambda () (and (not (member bad (covered))) (= 2 (length (covered))))))
           (act "source.fixAll.tadqiq")
           (until "the mark's finding gone" (lambda () (= 1 (length (covered)))))
           (let ((coding-system-for-write 'utf-8-unix)) (save-buffer))
           (same (bytes file) (article-with bad good "لـ»" "لـ«") "file on disk")))
   (cons "a name for names.toml"
         (lambda ()
           (let ((names (expand-file-name "names.toml" folder)))
             (goto-char (point-min)) (search-forward good) (goto-char (+ 2 (match-beginning 0)))
             (act "quickfix")
             (until "names.toml" (lambda () (and (file-exists-p names)
                                                 (string-search (format "name = \"%s\"" good) (decode-coding-string (bytes names) 'utf-8))))))))
   (cons "a house style changed while open"
         (lambda ()
           (let ((style (expand-file-name "tadqiq.toml" folder)) (coding-system-for-write 'utf-8-unix))
             (write-region "[rules]\nattribution = \"off\"\n" nil style)
             (until "attribution off" (lambda () (null (covered))))
             (delete-file style)
             (until "attribution on" (lambda () (= 1 (length (covered))))))))
   (cons "the server killed, and back"
         (lambda ()
           (let* ((old (eglot--current-server-or-lose)) (process (jsonrpc--process old)))
             (signal-process process 'SIGKILL)
             (until "exit" (lambda () (not (process-live-p process))))
             (until "it is taken for dead" (lambda () (null (eglot-current-server))))
             (apply #'eglot (eglot--guess-contact))
             (until "another server" (lambda () (not (memq (eglot-current-server) (list nil old)))))
             (until "its finding" (lambda () (= 1 (length (covered))))))))
   (cons "a clean end"
         (lambda ()
           (let* ((server (eglot--current-server-or-lose)) (process (jsonrpc--process server)))
             (eglot-shutdown server nil nil t)
             ;; No look at its status: eglot 1.9 kills the process right after `exit'.
             (until "exit" (lambda () (not (process-live-p process)))))))))

(setq eglot-sync-connect t eglot-autoshutdown nil eglot-send-changes-idle-time 0.05
      make-backup-files nil auto-save-default nil flymake-no-changes-timeout 0.1)
(add-to-list 'eglot-server-programs `((text-mode markdown-mode) . ,(cdr args)))
(let ((passed 0) (failed 0))
  (dolist (it tests)
    (condition-case err
        (progn (funcall (cdr it)) (cl-incf passed) (princ (format "ok      %s\n" (car it))))
      (error (cl-incf failed) (princ (format "not ok  %s: %S\n" (car it) err)))))
  (delete-directory folder t)
  (princ (format "%d passed, %d failed\n" passed failed))
  (kill-emacs (if (= 0 failed) 0 1)))
